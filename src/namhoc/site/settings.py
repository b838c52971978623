"""Settings of the site: one file, read from the environment only; a bad value stops the start and says which.

Every variable begins with NAMHOC_ but DATABASE_URL. Secrets may be given as NAMHOC_SECRET_KEY_FILE.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured

from namhoc.site.environment import Environment

env = Environment(os.environ)
SITE = Path(__file__).parent

# 1. What kind of installation this is -----------------------------------------------------------------------------
DEMO = env.flag("NAMHOC_DEMO", default=False)  # invented province, printed passwords, marked on every page
DEBUG = env.flag("NAMHOC_DEBUG", default=False)
DATA_DIR = env.folder("NAMHOC_DATA_DIR", default=Path.cwd() / "var")
SECRET_KEY = env.secret("NAMHOC_SECRET_KEY", kept_in=DATA_DIR / "secret-key")
ALLOWED_HOSTS = env.words("NAMHOC_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
HTTPS = env.flag("NAMHOC_HTTPS", default=not (DEMO or DEBUG))
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if HTTPS and host != "*"]
if "*" in ALLOWED_HOSTS and not (DEMO or DEBUG):
    raise ImproperlyConfigured("NAMHOC_HOSTS: '*' chỉ dùng cho bản trình diễn; ghi rõ tên miền của đơn vị.")

# 2. Parts ---------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "namhoc.site.accounts",
    "namhoc.site.orgunits",
    "namhoc.site.audit",
    "namhoc.site.directives",
    "namhoc.site.steering",
    "namhoc.site.schools",
    "namhoc.site.territory",
    "namhoc.site.registry",
    "namhoc.site.surveys",
    "namhoc.site.recognition",
    "namhoc.site.changes",
    "namhoc.site.jobs",
    "namhoc.site.desk",
    "namhoc.site.administration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, drawn by our renderer
    "django_htmx",
    "django_q",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "namhoc.site.null_characters.NullCharactersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # communes read on slow lines; padded at random against BREACH
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "namhoc.site.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "namhoc.site.session.SlidingSessionMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # closed unless a view says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "namhoc.site.errors.UserFacingErrorMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it turns a lock-out into its own page
]
ROOT_URLCONF = "namhoc.site.urls"
WSGI_APPLICATION = "namhoc.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "namhoc.site.shell.shell",
            ],
            "builtins": ["namhoc.site.templatetags.namhoc"],
        },
    }
]
FORM_RENDERER = "namhoc.site.forms.Renderer"

# 3. Database: SQLite to try it and for one office, PostgreSQL by DATABASE_URL -------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'namhoc.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# 4. Language, dates, numbers --------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [SITE / "locale"]
FORMAT_MODULE_PATH = ["namhoc.site.formats"]
USE_THOUSAND_SEPARATOR = False  # templates write keys and sizes too; people read numbers through |number
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# 5. Files ---------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [SITE / "static"]
MANIFEST = env.flag("NAMHOC_STATIC_MANIFEST", default=not (DEMO or DEBUG))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Originals stay outside the web root: they are served by a view that asks who is reading.
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "originals", "base_url": None, "file_permissions_mode": 0o640},
    },
    "evidence": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "evidence", "base_url": None, "file_permissions_mode": 0o640},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not MANIFEST
if not MANIFEST:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of a folder that is not there
UPLOAD_MAX_BYTES = env.number("NAMHOC_UPLOAD_MAX_MB", default=50, least=1, most=1024) * 1024 * 1024
EVIDENCE_MAX_BYTES = env.number("NAMHOC_EVIDENCE_MAX_MB", default=20, least=1, most=200) * 1024 * 1024
DUE_SOON_DAYS = env.number("NAMHOC_DUE_SOON_DAYS", default=7, least=0, most=60)  # a province chooses its warning window
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# 6. Background jobs (ADR 0060): the queue is a table of the same database -----------------------------------------
Q_CLUSTER = {
    "name": "namhoc",
    "orm": "default",
    "workers": env.number("NAMHOC_WORKERS", default=1, least=1, most=16),
    "queue_limit": 1,  # what is fetched ahead is leased too: fetch little
    "timeout": 30 * 60,  # a scan of the greatest length read takes less
    "retry": 35 * 60,  # the lease: must outlast the longest job
    "max_attempts": 3,
    "ack_failures": False,  # a job that failed is tried again when its lease ends
    "poll": 0.5,
    "save_limit": 500,
    "catch_up": False,  # a worker that was off for a week runs a daily job once
    "log_level": "WARNING",
    "label": "namhoc",
}

# 7. Signing in ----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: a locked-out name is refused before its password is looked at
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "namhoc.site.accounts.hashers.PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # accounts made before
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "namhoc.site.accounts.adapter.ClosedAdapter"
ACCOUNT_USER_DISPLAY = "namhoc.site.accounts.adapter.display"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_RATE_LIMITS = {
    "login_failed": None,  # django-axes counts failures, on every server alike
    "login": "600/m/ip",  # a whole province may sign in from behind one address on the day of a deadline
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "namhoc"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a stranger cannot lock an officer out from elsewhere
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]
SESSION_COOKIE_AGE = env.number("NAMHOC_SESSION_MINUTES", default=8 * 60, least=10, most=24 * 60) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# 8. What browsers are told ----------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS and env.flag("NAMHOC_HTTPS_REDIRECT", default=False)  # a proxy in front usually does it
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("NAMHOC_BEHIND_PROXY", default=False) else None
)
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "style-src-attr": [UNSAFE_INLINE],  # widths of bars and places of marks on a page image; no style elements
        "img-src": [SELF, "data:"],  # Bootstrap draws its ticks and arrows from data: pictures
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# 9. Mail and log --------------------------------------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends." + ("smtp" if env.text("NAMHOC_SMTP_HOST") else "console") + ".EmailBackend"
EMAIL_HOST = env.text("NAMHOC_SMTP_HOST")
EMAIL_PORT = env.number("NAMHOC_SMTP_PORT", default=25, least=1, most=65535)
DEFAULT_FROM_EMAIL = env.text("NAMHOC_MAIL_FROM", default="namhoc@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "namhoc.site.logs.WithoutValues", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"namhoc": {"level": "INFO"}, "axes": {"level": "ERROR"}},  # axes would log names at lower levels
}
