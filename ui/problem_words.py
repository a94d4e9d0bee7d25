"""Every problem in one plain sentence; surroundings and bugs say first that the work is safe. A test walks over all codes."""

from typing import Any

from app.domain import Language, file_sentence, user_place, user_sentence
from app.problems import Code, FieldProblem, Sort
from checklists.terminal_words import reason_of
from ui.wording import Words

SENTENCES: dict[Code, str] = {
    Code.PROFILE_IN_USE: "Feldbuch is already open for this person (process {pid}). Please use that window.",
    Code.PROFILE_UNWRITABLE: "The folder {path} cannot be written. Please choose another one or ask for access.",
    Code.DATA_ON_NETWORK: "{path} lies on a network drive. Feldbuch needs a folder on this device.",
    Code.DATA_IN_CLOUD_FOLDER: "{path} is copied by {service}. Feldbuch needs a folder that no cloud service touches.",
    Code.SETTINGS_UNREADABLE: "The settings in {path} cannot be read: {what}. Please correct or remove the file.",
    Code.PROFILE_EXISTS: "This profile already has a PIN. Please unlock it.",
    Code.LOCKED: "Feldbuch is locked. Please enter the PIN.",
    Code.NOT_ENROLLED: "This device is not enrolled yet. Please enter the code of HQ.",
    Code.PIN_TOO_SHORT: "The PIN needs at least {least} digits.",
    Code.PASSPHRASE_TOO_SHORT: "With letters in it the PIN needs at least {least} characters.",
    Code.PIN_TOO_SIMPLE: "This PIN is too easy to guess. Please avoid runs and repeated digits.",
    Code.PIN_WRONG: "The PIN is not right. Next try in {wait_s} s.",
    Code.PIN_WAIT: "Too many tries. Please wait {wait_s} s.",
    Code.KEY_FILE_DAMAGED: "The key file {path} is damaged. Please call HQ before you do anything else.",
    Code.KEYSTORE_SECRET_MISSING: "The keystore of this system no longer holds the key part. Please call HQ.",
    Code.KEYSTORE_UNREACHABLE: "The keystore of this system does not answer. Please log on to the system again.",
    Code.DATABASE_MISSING: "The database {path} is not there. Please call HQ before you do anything else.",
    Code.DATABASE_DAMAGED: "The database {path} cannot be read. Please call HQ before you do anything else.",
    Code.DATABASE_NEWER: "The data was written by a newer Feldbuch ({version}). Please install the newer one.",
    Code.DATABASE_UNSAFE: "The database does not store safely here ({check}: {found} instead of {wanted}).",
    Code.DISK_FULL: "The disk is full. Please free some space; the last answer was not taken.",
    Code.JOB_UNKNOWN: "This job is not on the device.",
    Code.APP_TOO_OLD: "This Feldbuch is too old for the job. Please install the newer one.",
    Code.CATALOGUE_MISSING: "The catalogue of this job is not on the device yet. Please sync once.",
    Code.ORDER_LACKS_BASIS: "The order holds {chapter} without 3.1.1. Please ask dispatch to correct it.",
    Code.STEP_UNKNOWN: "There is no step {step} for {subject}.",
    Code.ANSWER_REFUSED: "This answer does not fit: {problems}",
    Code.REASON_UNKNOWN: "There is no reason {reason}.",
    Code.NOTHING_TO_UNDO: "There is nothing to undo.",
    Code.NOTHING_TO_REDO: "There is nothing to redo.",
    Code.TIMER_NOT_RUNNING: "No clock is running here.",
    Code.TIMER_RUNNING: "The clock is already running.",
    Code.TIME_NOT_READABLE: "“{given}” is no time. Expected: 08:30.",
    Code.DESK_ALREADY_BEGUN: "{subject} is already begun; the desk with all details can no longer change.",
    Code.TEXT_MISSING: "Please fill in: {field}.",
    Code.CHECK_UNKNOWN: "This device cannot run the check {check} by itself. Please enter the result by hand.",
    Code.CHECK_TARGET_BAD: "“{given}” is no host. Please enter a name or an address, perhaps with a port: mail.firma.de:993.",
    Code.CHECK_PORT_BAD: "“{given}” has no such port. Ports go from 1 to 65535.",
    Code.CHECK_BRACKETS_MISSING: "“{given}” can be read in two ways. Please put the address in brackets: {meant}.",
    Code.CONSENT_UNPROVEN: "Please let the customer sign, or enter HQ's approval number.",
    Code.DATE_NOT_READABLE: "“{given}” is no date. Expected: 1.12.2026.",
    Code.RESERVATION_UNKNOWN: "This reservation is no longer there.",
    Code.REMARK_UNKNOWN: "This question is no longer there.",
    Code.PHOTO_EMPTY: "The file is empty. Please take the photo again.",
    Code.PHOTO_NOT_READABLE: "This file is no readable picture. JPEG and PNG are possible.",
    Code.PHOTO_HEIC: "HEIC pictures cannot be read. Please set the camera to JPEG (most compatible).",
    Code.PHOTO_TOO_LARGE: "The picture has {megapixels} megapixels, allowed are {most}.",
    Code.PHOTO_UNKNOWN: "This photo is not on the device.",
    Code.FILE_MISSING: "{path} is not there. Please check the path.",
    Code.FILE_NOT_A_FILE: "{path} is a folder or a device, not a file. Please choose the file itself.",
    Code.FILE_FORBIDDEN: "{path} may not be read by this user. Please copy it to a folder of your own or ask for access.",
    Code.FILE_IN_USE: "{path} is held by another program. Please close Outlook and check again.",
    Code.FILE_CHANGING: "{path} is still being written. Please close Outlook and check again.",
    Code.FILE_LOST: "{path} broke off while it was read. Please put the stick or drive back in and check again.",
    Code.FILE_NOT_READABLE: "{path} cannot be read. Please check the path.",
    Code.FOLDER_WITHOUT_PST: "There is no Outlook data file (PST) in {path}. Please choose the folder of the exports.",
    Code.USER_LIST_UNREADABLE: "This list cannot be read. {why}",
    Code.USER_LIST_FAULTY: "The user list still has {count} errors. Please correct them first; nothing was written.",
    Code.USER_LIST_TOO_LONG: "The list would have {rows} users, at most {most} can be taken. Please split it.",
    Code.USER_LIST_TORN: "{count} rows of the file cannot be read for certain, at most {most} can be mended here. "
    "Please correct the file.",
    Code.SIGNING_BLOCKED: "Something still blocks the signature. The list names each point.",
    Code.NOTHING_FROZEN: "There are no pages to sign yet.",
    Code.PAGES_NOT_SHOWN: "Please turn the pages to the end first.",
    Code.SIGNER_NOT_ASKED: "This signature is not asked for now.",
    Code.ALREADY_SIGNED: "This person has already signed.",
    Code.NAME_MISSING: "Please enter the name of the person who signs.",
    Code.STROKES_MISSING: "Please sign in the field.",
    Code.OUTCOME_MISSING: "Please choose a decision.",
    Code.REFUSAL_MISSING: "Please enter why it is not accepted.",
    Code.RESERVATIONS_MISSING: "There is no reservation yet. Please write one or accept without.",
    Code.NOT_SIGNED: "A signature is still missing.",
    Code.REPORT_UNKNOWN: "This report is not on the device.",
    Code.FOLDER_MISSING: "The folder {path} is not there. Please choose another one.",
    Code.COPY_FAILED: "The copy could not be written to {path}: {why}. Please choose another place.",
    Code.CODE_UNREADABLE: "This is no whole enrolment code. It begins with FB1; please copy it in full.",
    Code.CODE_UNKNOWN: "HQ does not know this code. Please ask dispatch for a new one.",
    Code.CODE_USED: "This code was already used by another device. Please ask dispatch for a new one.",
    Code.CODE_EXPIRED: "This code has expired. Please ask dispatch for a new one.",
    Code.ALREADY_ENROLLED: "This device is already enrolled.",
    Code.HQ_UNREACHABLE: "HQ cannot be reached now. The next try follows by itself.",
    Code.HQ_ADDRESS_UNSAFE: "The address {address} is not protected (https). Please ask HQ for a new code.",
    Code.HQ_PORTAL: "This network shows a log-in page instead of HQ. Please log in there or use a hotspot.",
    Code.HQ_TLS: "This network reads along or HQ's certificate is not right. Please use a hotspot.",
    Code.HQ_CLOCK: "The clock of this device is not right. Please set it.",
    Code.HQ_NOT_OURS: "The answer did not come from HQ ({what}). The next try follows by itself.",
    Code.HQ_FALSE: "The answer does not carry HQ's signature ({what}). Please call HQ.",
    Code.HQ_REFUSED: "HQ did not take it ({problem}). Please call HQ.",
    Code.HQ_BUSY: "HQ is busy. Next try in {wait_s} s.",
    Code.DEVICE_REVOKED: "HQ has revoked this device. Please call HQ.",
    Code.LOG_FORKED: "HQ holds other entries for this device. Please call HQ.",
    Code.BLOB_DAMAGED: "A file on this device is damaged ({sha256}). Please call HQ.",
}


def sentence(words: Words, error: BaseException) -> str:
    """One sentence for a problem; for anything else the sentence of a bug."""
    if not isinstance(error, FieldProblem):
        return safe(words) + words("Something went wrong that should not. Please report it: {what}", what=repr(error))
    if error.code is Code.PIN_WRONG and not error.values["wait_s"]:
        return words("The PIN is not right.")
    if error.code is Code.USER_LIST_UNREADABLE:
        return words(SENTENCES[error.code], why=_why_unreadable(words, error.values))
    text = words(SENTENCES[error.code], **_shown(words, error.values))
    return text if error.sort is Sort.TO_DO else safe(words) + text


def _why_unreadable(words: Words, values: dict[str, Any]) -> str:
    language = Language(words.language)
    if "problem" in values:
        return user_place(values["problem"], language) + user_sentence(values["problem"], language)
    return file_sentence(values["why"], values, language)


def safe(words: Words) -> str:
    return words("Your work lies safe on this device.") + " "


def _shown(words: Words, values: dict[str, Any]) -> dict[str, Any]:
    if "number" in values:
        why = reason_of(values["number"], Language(words.language)) or values["text"]
        return {**values, "why": why, "what": why}
    if "problems" not in values:
        return values
    from ui.answer_words import answer_problem

    return {**values, "problems": " ".join(answer_problem(words, one) for one in values["problems"])}
