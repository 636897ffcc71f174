"""A few pages behind the ticket cookie of Pyramid, with its signed session for messages and against forged writes."""

import os
from wsgiref.simple_server import make_server

from pyramid.authentication import AuthTktCookieHelper
from pyramid.config import Configurator
from pyramid.csrf import SessionCSRFStoragePolicy, get_csrf_token
from pyramid.httpexceptions import HTTPFound
from pyramid.response import Response
from pyramid.security import forget, remember
from pyramid.session import SignedCookieSessionFactory

HEAD = '<!doctype html><title>Shop</title><link rel="icon" href="data:,">'


class Policy:
    def __init__(self):
        self.ticket = AuthTktCookieHelper('a key for tests', hashalg='sha512', timeout=3600, reissue_time=360, http_only=True)

    def identity(self, request):
        return self.ticket.identify(request)

    def authenticated_userid(self, request):
        identity = self.identity(request)
        return identity and identity['userid']

    def permits(self, request, context, permission):
        return self.authenticated_userid(request) is not None

    def remember(self, request, userid, **options):
        return self.ticket.remember(request, userid, **options)

    def forget(self, request, **options):
        return self.ticket.forget(request, **options)


def login(request):
    if request.POST.get('password') == 'secret123':
        request.session.flash('Welcome')
        return HTTPFound('/', headers=remember(request, request.POST['username']))
    token = f'<input type="hidden" name="csrf_token" value="{get_csrf_token(request)}">'
    return Response(
        f'{HEAD}<form method="post">{token}<input name="username"><input name="password" type="password"><button>Log in</button></form>'
    )


def show(request):
    if not request.authenticated_userid:
        return HTTPFound('/login')
    return Response(f'{HEAD}Hello {" ".join(request.session.pop_flash())} <a href="/logout">Log out</a>')


def logout(request):
    return HTTPFound('/login', headers=forget(request))


with Configurator() as config:
    config.set_security_policy(Policy())
    config.set_session_factory(SignedCookieSessionFactory('another key for tests', httponly=True, samesite='Lax'))
    config.set_csrf_storage_policy(SessionCSRFStoragePolicy())
    config.set_default_csrf_options(require_csrf=True, check_origin=False)
    for name, path, view in (
        ('login', '/login', login),
        ('logout', '/logout', logout),
        ('home', '/', show),
        ('order', '/orders/{id}', show),
    ):
        config.add_route(name, path)
        config.add_view(view, route_name=name)
    app = config.make_wsgi_app()

make_server('127.0.0.1', int(os.environ['PORT']), app).serve_forever()
