"""Addresses of overleg."""

from django.urls import path

from . import actieviews, leerviews, views

app_name = "overleg"
urlpatterns = [
    path("", views.agenda, name="agenda"),
    path("casus/<uuid:pk>/", views.case, name="casus"),
    path("casus/van-melding/<uuid:melding>/", views.new_case, name="casus-nieuw"),
    path("casus/<uuid:pk>/leren/", leerviews.learn, name="leren"),
    path("leerpunt/<int:pk>/", leerviews.lesson, name="leerpunt"),
    path("leerpunt/<int:pk>/veranderen/", leerviews.change, name="leerpunt-veranderen"),
    path("leerpunt/<int:pk>/stand/", leerviews.bring, name="leerpunt-stand"),
    path("leerpunt/<int:pk>/vrijgeven/", leerviews.release, name="leerpunt-vrijgeven"),
    path("leerpunt/<int:pk>/actie/", leerviews.agree, name="leerpunt-actie"),
    path("actie/<int:pk>/", actieviews.action, name="actie"),
    path("bord/", actieviews.board, name="bord"),
    path("bord/bord.csv", actieviews.board_csv, name="bord-csv"),
    path("patronen/", actieviews.patterns, name="patronen"),
    path("patronen/<int:pk>/tabel.csv", actieviews.patterns_csv, name="patronen-csv"),
    path("patronen/<int:pk>/beeld.svg", actieviews.patterns_svg, name="patronen-svg"),
    path("bibliotheek/", leerviews.library, name="bibliotheek"),
]
