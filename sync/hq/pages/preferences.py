"""Language and light or dark, as the person likes it."""

from fastapi import APIRouter, Response

from sync.hq.pages import render
from sync.hq.pages.door import LANGUAGE_COOKIE, THEME_COOKIE, THEMES, Chosen, back_path
from sync.hq.tables import PersonRow
from sync.hq.wording import LANGUAGES

router = APIRouter()

_YEAR = 365 * 24 * 3600


@router.post("/preferences")
def choose(act: Chosen) -> Response:
    visit = act.visit
    answer = render.go(back_path(act.text("back")))
    secure = visit.hq.settings.secure
    language, theme = act.text("language"), act.text("theme")
    if language in LANGUAGES:
        with visit.hq.database.writing() as session:
            session.get_one(PersonRow, visit.person.person_id).language = language
        answer.set_cookie(LANGUAGE_COOKIE, language, max_age=_YEAR, secure=secure, httponly=True, samesite="strict")
    if theme in THEMES:
        answer.set_cookie(THEME_COOKIE, theme, max_age=_YEAR, secure=secure, httponly=True, samesite="strict")
    elif theme == "system":
        answer.delete_cookie(THEME_COOKIE)
    return answer
