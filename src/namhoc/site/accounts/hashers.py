"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id with the least parameters that OWASP's Password Storage Cheat Sheet takes: 19 MiB, two passes, one lane.

    Harder on a guesser with graphics cards than a million rounds of PBKDF2, and an eighth of the work for the server
    that signs a whole province in on the morning of a deadline. Older hashes are renewed when their owners sign in.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
