"""A few pages behind a signed cookie of Bottle: a pickle with its HMAC."""

import os

from bottle import get, post, redirect, request, response, run

KEY = 'a key for tests that protects nothing'
HEAD = '<!doctype html><title>Shop</title><link rel="icon" href="data:,">'
FORM = HEAD + '<form method="post"><input name="username"><input name="password" type="password"><button>Log in</button></form>'


@get('/login')
def ask():
    return FORM


@post('/login')
def login():
    if request.forms.get('password') != 'secret123':
        response.status = 401
        return FORM
    response.set_cookie('account', request.forms.get('username'), secret=KEY, path='/', httponly=True)
    return redirect('/')


@get('/')
@get('/orders/<number>')
def show(number=''):
    user = request.get_cookie('account', secret=KEY)
    if not user:
        return redirect('/login')
    return f'{HEAD}Hello {user}, order {number} <a href="/logout">Log out</a>'


@get('/logout')
def logout():
    response.delete_cookie('account', path='/')
    return redirect('/login')


run(host='127.0.0.1', port=int(os.environ['PORT']), quiet=True)
