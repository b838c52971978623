from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "namhoc.site.recognition"
    label = "recognition"

    def ready(self) -> None:
        """Listen to the register of persons."""
        from namhoc.site.recognition import listening  # noqa: F401
