"""Addresses of overleg."""

from django.urls import path

from . import actieviews, leerviews, overlegviews, terugviews, vergaderviews, views

app_name = "overleg"
urlpatterns = [
    path("", views.agenda, name="agenda"),
    path("overleggen/", overlegviews.bodies, name="overleggen"),
    path("overleggen/nieuw/", overlegviews.new_body, name="overleg-nieuw"),
    path("overleggen/<int:pk>/", overlegviews.body, name="overleg"),
    path("overleggen/<int:pk>/deelnemer/", overlegviews.add_member, name="deelnemer"),
    path("overleggen/<int:pk>/deelnemer/<int:deelname>/", overlegviews.change_member, name="deelname"),
    path("overleggen/<int:pk>/mandaat/", overlegviews.add_mandate, name="mandaat"),
    path("overleggen/<int:pk>/mandaat/<int:mandaat>/", overlegviews.end_mandate, name="mandaat-einde"),
    path("overleggen/<int:pk>/bijeenkomst/", overlegviews.plan_meeting, name="plannen"),
    path("bijeenkomst/<int:pk>/", vergaderviews.meeting, name="bijeenkomst"),
    path("bijeenkomst/<int:pk>/instemmen/", vergaderviews.agree, name="instemmen"),
    path("bijeenkomst/<int:pk>/stand/", vergaderviews.bring, name="stand"),
    path("bijeenkomst/<int:pk>/schikken/", vergaderviews.arrange, name="schikken"),
    path("bijeenkomst/<int:pk>/punt/", vergaderviews.add_point, name="punt"),
    path("bijeenkomst/<int:pk>/punt/weg/", vergaderviews.take_off, name="punt-weg"),
    path("bijeenkomst/<int:pk>/moment/", vergaderviews.replan, name="moment"),
    path("bijeenkomst/<int:pk>/verslag/", vergaderviews.write_record, name="verslag"),
    path("bijeenkomst/<int:pk>/uitnodiging.ics", vergaderviews.invitation, name="uitnodiging"),
    path("bijeenkomst/<int:pk>/<slug:soort>.<slug:vorm>", vergaderviews.paper, name="stuk"),
    path("casus/<uuid:pk>/", views.case, name="casus"),
    path("casussen/", terugviews.cases, name="casussen"),
    path("casus/<uuid:pk>/beheer/", terugviews.look_after, name="casus-beheer"),
    path("casus/<uuid:pk>/agenda/", terugviews.put_back, name="casus-agenda"),
    path("casus/<uuid:pk>/vertellen/", terugviews.tell, name="casus-vertellen"),
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
