"""Writes one cookie of each Python framework, as JSON, with its own code and its own settings."""

import json
import sys

import django
from django.conf import settings

settings.configure(SECRET_KEY="correct horse battery staple", USE_TZ=True)
django.setup()

from django.core import signing  # noqa: E402
from flask import Flask, session  # noqa: E402
from itsdangerous import URLSafeTimedSerializer  # noqa: E402

STATE = {"user": "alice", "roles": ["admin"]}
LARGE = {"user": "alice", "cart": ["apple"] * 60}


def flask_cookie(state):
    app = Flask(__name__)
    app.secret_key = "correct horse battery staple"

    @app.route("/")
    def index():
        session.update(state)
        return "ok"

    answer = app.test_client().get("/")
    line = answer.headers["Set-Cookie"]
    return line.split(";")[0].split("=", 1)[1]


cookies = {
    "flask": flask_cookie(STATE),
    "flask-compressed": flask_cookie(LARGE),
    "itsdangerous": URLSafeTimedSerializer("correct horse battery staple").dumps(STATE),
    "django": signing.dumps(STATE),
    "django-compressed": signing.dumps(LARGE, compress=True),
    "django-session": signing.dumps(STATE, salt="django.contrib.sessions.backends.signed_cookies", compress=True),
    "django-value": signing.TimestampSigner().sign("alice"),
}

try:
    from cryptography.fernet import Fernet

    cookies["fernet"] = Fernet(Fernet.generate_key()).encrypt(json.dumps(STATE).encode()).decode()
except ImportError:
    sys.exit("python3-cryptography is missing")

try:
    import tornado.web

    cookies["tornado"] = tornado.web.create_signed_value("correct horse battery staple", "user", "alice").decode()
except ImportError:
    sys.exit("python3-tornado is missing")

print(json.dumps(cookies))
