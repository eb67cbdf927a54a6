"""Addresses for signing in and for one's own access; their names are those that django-allauth looks for."""

from allauth.account import views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from . import gemeente_views, mijn_views, personen_views

urlpatterns = [
    path("aanmelden/", views.login, name="account_login"),
    path("aanmelden/code/", mfa.authenticate, name="mfa_authenticate"),
    path("aanmelden/gemeente/", gemeente_views.begin, name="gemeente-aanmelden"),
    path("aanmelden/gemeente/terug/", gemeente_views.back, name="gemeente-terug"),
    path("afmelden/", views.logout, name="account_logout"),
    path("registreren/", views.signup, name="account_signup"),
    path("uitnodiging/<str:token>/", personen_views.accept, name="uitnodiging"),
    path("mijn-toegang/", mijn_views.overview, name="mfa_index"),
    path("mijn-toegang/bezoek/<int:pk>/beeindigen/", mijn_views.end_visit, name="bezoek-beeindigen"),
    path("mijn-toegang/opnieuw/", views.reauthenticate, name="account_reauthenticate"),
    path("mijn-toegang/opnieuw/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("mijn-toegang/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("mijn-toegang/app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("mijn-toegang/herstelcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "mijn-toegang/herstelcodes/nieuw/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
]
