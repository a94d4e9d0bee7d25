"""Where the work of a job is done, as people read it."""

from ui.wording import Words


def place_of_work(words: Words, remote: bool, street: str, post_code: str, city: str) -> str:
    """The customer's address; of work done from HQ only whose it is."""
    town = f"{post_code} {city}"
    return words("Back office, for {place}", place=town) if remote else f"{street}, {town}"
