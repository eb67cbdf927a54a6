"""Addresses of the meldpunt."""

from django.urls import path

from . import noodviews, teamviews, views, volgviews, werkpagina

app_name = "meldpunt"
urlpatterns = [
    path("nieuw/", views.new, name="nieuw"),
    path("nieuw/bewijs/", views.receipt, name="bewijs"),
    path("nieuw/ontvangstbewijs.txt", views.receipt_file, name="bewijs-bestand"),
    path("nieuw/namen/", views.names, name="namen"),
    path("nieuw/ontvangen/", views.done, name="klaar"),
    path("nieuw/stoppen/", views.stop, name="stoppen"),
    path("nieuw/weggooien/", views.throw_away, name="weggooien"),
    path("nieuw/verder/", views.resume, name="verder"),
    path("nieuw/<slug:naam>/", views.step, name="stap"),
    path("volgen/", volgviews.follow, name="volgen"),
    path("volgen/bericht/", volgviews.write, name="bericht"),
    path("volgen/intrekken/", volgviews.withdraw, name="intrekken"),
    path("volgen/adres/", volgviews.notice, name="berichtadres"),
    path("volgen/toestemming/", volgviews.consent, name="toestemming"),
    path("werklijst/", teamviews.work_list, name="werklijst"),
    path("werklijst/opzij/", teamviews.aside, name="opzij"),
    path("werklijst/zoeken/", teamviews.never, {"wat": "zoeken"}, name="zoeken"),
    path("werklijst/tellen-per-school/", teamviews.never, {"wat": "tellen"}, name="tellen"),
    path("werklijst/exporteren/", teamviews.never, {"wat": "exporteren"}, name="exporteren"),
    path("werklijst/<uuid:pk>/", teamviews.read, name="lezen"),
    path("werklijst/<uuid:pk>/gelijkend/", teamviews.similar, name="gelijkend"),
    path("werklijst/<uuid:pk>/naast/<uuid:ander>/", teamviews.beside, name="naast"),
    path("werklijst/<uuid:pk>/contact/", teamviews.contact, name="contact"),
    path("werklijst/<uuid:pk>/oppakken/", werkpagina.take_up, name="oppakken"),
    path("werklijst/<uuid:pk>/spoed/", werkpagina.urgent, name="spoed"),
    path("werklijst/<uuid:pk>/antwoord/", werkpagina.answer, name="antwoorden"),
    path("werklijst/<uuid:pk>/notitie/", werkpagina.note, name="notitie"),
    path("werklijst/<uuid:pk>/themas/", werkpagina.themes, name="themas"),
    path("werklijst/<uuid:pk>/overdragen/", werkpagina.hand_over, name="overdragen"),
    path("werklijst/<uuid:pk>/opgevolgd/", werkpagina.followed_up, name="opgevolgd"),
    path("werklijst/<uuid:pk>/terugzetten/", werkpagina.put_back, name="terugzetten"),
    path("werklijst/<uuid:pk>/doorsturen/", werkpagina.ask_to_forward, name="doorsturen"),
    path("werklijst/<uuid:pk>/doorgestuurd/", werkpagina.forwarded, name="doorgestuurd"),
    path("werklijst/<uuid:pk>/doorsturen/<uuid:vraag>/", werkpagina.handover_text, name="doorstuurtekst"),
    path("werklijst/<uuid:pk>/afsluiten/", werkpagina.close, name="afsluiten"),
    path("nood/", noodviews.overview, name="nood"),
    path("nood/melding/<uuid:pk>/", noodviews.break_glass, name="glas-breken"),
    path("nood/<uuid:pk>/", noodviews.read, name="nood-lezen"),
    path("nood/<uuid:pk>/bericht/", noodviews.notice, name="nood-bericht"),
    path("nood/<uuid:pk>/gezien/", noodviews.acknowledge, name="nood-gezien"),
]
