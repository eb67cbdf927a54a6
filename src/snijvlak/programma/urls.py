"""Addresses of the programme, and of who writes and releases what the council reads."""

from django.urls import path

from . import puntviews, raadviews

app_name = "programma"
_OF = "raad/<slug:soort>/<int:pk>"  # toezegging or vraag
urlpatterns = [
    path("", puntviews.overview, name="lijst"),
    path("programma.csv", puntviews.overview_csv, name="lijst-csv"),
    path("nieuw/", puntviews.new, name="punt-nieuw"),
    path("<int:pk>/", puntviews.show, name="punt"),
    path("<int:pk>/veranderen/", puntviews.change, name="punt-veranderen"),
    path("<int:pk>/losmaken/", puntviews.unlink, name="punt-losmaken"),
    path("raad/", raadviews.overview, name="raadswerk"),
    path("raad/stuk/nieuw/", raadviews.new_piece, name="stuk-nieuw"),
    path("raad/toezegging/nieuw/", raadviews.new_promise, name="toezegging-nieuw"),
    path("raad/toezegging/<int:pk>/", raadviews.promise, name="toezegging"),
    path("raad/toezegging/<int:pk>/veranderen/", raadviews.change_promise, name="toezegging-veranderen"),
    path("raad/toezegging/<int:pk>/losmaken/", raadviews.unlink, name="toezegging-losmaken"),
    path("raad/toezegging/<int:pk>/stap/<int:stap>/", raadviews.rewrite_step, name="stap"),
    path("raad/vraag/nieuw/", raadviews.new_question, name="vraag-nieuw"),
    path("raad/vraag/<int:pk>/", raadviews.question, name="vraag"),
    path("raad/vraag/<int:pk>/veranderen/", raadviews.change_question, name="vraag-veranderen"),
    path(f"{_OF}/stand/", raadviews.bring, name="stand"),
    path(f"{_OF}/vrijgeven/", raadviews.release, name="vrijgeven"),
    path(f"{_OF}/bevinding/<slug:sleutel>/", raadviews.overrule, name="bevinding"),
]
