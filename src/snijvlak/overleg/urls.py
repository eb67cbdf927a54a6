"""Addresses of overleg."""

from django.urls import include, path

from . import analyseviews, views

app_name = "overleg"
_ANALYSE = [
    path("tijdlijn/", analyseviews.moment, name="moment"),
    path("tijdlijn/<int:rij>/", analyseviews.moment, name="moment-wijzigen"),
    path("perspectief/<slug:kant>/", analyseviews.perspective, name="perspectief"),
    path("bijdrage/<slug:vak>/", analyseviews.contribution, name="bijdrage"),
    path("bijdrage/<slug:vak>/<int:rij>/", analyseviews.contribution, name="bijdrage-wijzigen"),
    path("waarom/<slug:factor>/", analyseviews.why, name="waarom"),
    path("waarom/<slug:factor>/<int:rij>/", analyseviews.why, name="waarom-wijzigen"),
    path("oorzaken.svg", analyseviews.picture, name="oorzaken"),
    path("doorgeven/", analyseviews.pass_on, name="doorgeven"),
    path("doorbraak/", analyseviews.breakthrough, name="doorbraak"),
    path("doorbraak/<int:rij>/gedaan/", analyseviews.finish, name="doorbraak-gedaan"),
]
urlpatterns = [
    path("", views.agenda, name="agenda"),
    path("casus/<uuid:pk>/", views.case, name="casus"),
    path("casus/van-melding/<uuid:melding>/", views.new_case, name="casus-nieuw"),
    path("casus/<uuid:pk>/", include(_ANALYSE)),
    path("doorbraken/", analyseviews.breakthroughs, name="doorbraken"),
]
