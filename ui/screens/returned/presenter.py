"""HQ's questions, each at its cell; an answer is an entry, the next report carries it."""

from dataclasses import dataclass

from app.bootstrap import FieldApp
from app.changed import Changed
from ui.place import Place
from ui.subject_words import subject_name
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    remark: str
    label: str
    item: str
    text: str
    answer: str | None
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedPage:
    title: str
    second: str
    by: str
    questions: tuple[Question, ...]
    open: int


def load(app: FieldApp, job_id: str, words: Words) -> ReturnedPage:
    job = app.jobs.open(job_id)
    with job.reading():
        questions = []
        for one in job.remarks:
            remark = one.remark
            label, item, place = words("Whole report"), "", None
            if remark.subject and job.sheet.has(remark.subject):
                subject = job.sheet.subject(remark.subject)
                label = f"{subject.number} {subject_name(words, subject)}".strip()
                place = Place(screen="workplace", job=job_id, subject=remark.subject, step=remark.step or None)
                if remark.step:
                    item = words.of(job.sheet.step(remark.step).words)
            questions.append(
                Question(
                    remark=remark.remark_id, label=label, item=item, text=remark.text, answer=one.answer, place=place
                )
            )
        review = job.review
        return ReturnedPage(
            title=job.job.customer.name,
            second=f"{job.job.order_number} · {job.job.site.city}",
            by=review.by if review is not None else "",
            questions=tuple(questions),
            open=sum(1 for one in questions if one.answer is None),
        )


def answer(app: FieldApp, job_id: str, remark: str, text: str) -> Changed:
    return app.returning.answer(app.jobs.open(job_id), remark, text or "–")
