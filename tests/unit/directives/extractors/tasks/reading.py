"""What the tests of the layouts share: a text in, its units out."""

from namhoc.directives.extractors import furniture, tasks
from namhoc.directives.layout import Context, lines_of, paragraphs_of


def units(text, **fields):
    """(kind, words) of every unit of ``text``."""
    return [(task.kind.value, task.span.of(text)) for task in read(text, **fields)]


def read(text, **fields):
    """The tasks of ``text``."""
    spans = furniture.find(text)
    return tasks.find(Context(text, furniture=spans, lines=tuple(lines_of(text, spans)), **fields))


def paragraphs(text):
    """The paragraphs of ``text``."""
    return paragraphs_of(tuple(lines_of(text)))
