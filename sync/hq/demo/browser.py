"""A browser reduced to what a person does at HQ's pages: open, fill in a form, press its button. No script runs here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx

_TIMEOUT_S = 30.0


class NotFound(Exception):
    """What a person would look for is not on the page."""


@dataclass(slots=True, kw_only=True)
class Form:
    """`buttons` are the words on its buttons; `fields` what would be sent as it stands, `choices` the values of its lists."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    buttons: list[str] = field(default_factory=list)
    boxes: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Page:
    """`marks` are the values of data-hq-state, `links` the addresses of `a`."""

    address: str
    status: int
    forms: list[Form]
    links: list[str]
    marks: list[str]
    text: str

    def form(self, action_end: str) -> Form:
        """The form whose action ends so. Raises NotFound."""
        for form in self.forms:
            if form.action.endswith(action_end):
                return form
        raise NotFound(f"form …{action_end} on {self.address}")


class Browser:
    """Keeps cookies, follows redirects, says where it comes from."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._client = httpx.Client(base_url=self.address, follow_redirects=True, trust_env=False, timeout=_TIMEOUT_S)

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *error: object) -> None:
        self._client.close()

    def fetch(self, path: str) -> httpx.Response:
        """The plain answer, as for a picture or a file."""
        return self._client.get(path)

    def open(self, path: str) -> Page:
        return read_page(self.fetch(path))

    def press(self, form: Form, files: Mapping[str, tuple[str, bytes]] | None = None, **filled: str) -> Page:
        """Send a form with these fields filled in; a box that must be ticked is ticked. Raises NotFound for a field it has not.

        `files` are name and content by field.
        """
        unknown = [name for name in filled if name not in form.fields]
        if unknown:
            raise NotFound(f"field {unknown[0]} in {form.action}")
        ticked = {name: value for name, value in form.boxes.items() if name in form.required}
        sent = {**form.fields, **ticked, **filled}
        # As a browser does: the page's own origin with everything that changes something.
        headers = {"Origin": self.address, "Sec-Fetch-Site": "same-origin"}
        return read_page(self._client.post(form.action, data=sent, files=files, headers=headers))


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.marks: list[str] = []
        self._form: Form | None = None
        self._in_button = False
        self._in_area: str | None = None
        self._in_select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "data-hq-state" in given:
            self.marks.append(given["data-hq-state"])
        if tag == "a" and "href" in given:
            self.links.append(urljoin(self.address, given["href"]))
        if tag == "form":
            action = urljoin(self.address, given.get("action", ""))
            self._form = Form(action=action, method=given.get("method", "get"))
            self.forms.append(self._form)
        if self._form is None:
            return
        name = given.get("name", "")
        if tag == "input" and given.get("type") == "checkbox":
            self._form.boxes[name] = given.get("value", "on")
        elif tag == "input" and name:
            self._form.fields[name] = given.get("value", "")
        elif tag == "textarea" and name:
            self._form.fields[name], self._in_area = "", name
        elif tag == "select" and name:
            self._in_select = name
        elif tag == "option" and self._in_select is not None:
            value = given.get("value", "")
            if "selected" in given or self._in_select not in self._form.fields:
                self._form.fields[self._in_select] = value
            self._form.choices.setdefault(self._in_select, []).append(value)
        elif tag == "button":
            self._in_button = True
            self._form.buttons.append("")
        if "required" in given:
            self._form.required.add(name)

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._in_button:
            self._form.buttons[-1] += data.strip()
        if self._form is not None and self._in_area is not None:
            self._form.fields[self._in_area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "button":
            self._in_button = False
        elif tag == "textarea":
            self._in_area = None
        elif tag == "select":
            self._in_select = None


def read_page(response: httpx.Response) -> Page:
    """What a person sees of an answer."""
    reader = _Reader(str(response.url))
    reader.feed(response.text)
    return Page(
        address=str(response.url),
        status=response.status_code,
        forms=reader.forms,
        links=reader.links,
        marks=reader.marks,
        text=response.text,
    )
