"""Addresses for signing in; their names are those that django-allauth looks for."""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("aanmelden/", views.login, name="account_login"),
    path("afmelden/", views.logout, name="account_logout"),
    path("registreren/", views.signup, name="account_signup"),
]
