"""What the proof protocol of mailboxes says for each code: findings of files, protocols and their parts, custody."""

PARTS = ("Mails", "Folders", "Contacts", "Calendar", "Tasks", "Notes")
"""In the order of the record's parts."""
PROTOCOLS = {
    "imap4": "IMAP4",
    "pop3": "POP3",
    "activesync": "ActiveSync",
    "outlook-anywhere": "Outlook Anywhere",
}
CARRIED = {"yes": "carried over", "no": "no", "inbox-only": "inbox", "from-protocol-14": "from version 14"}
FINDINGS = {
    "pst-form": "The file is not named like the part before the @ and .pst.",
    "pst-other-name": "The file is named otherwise than its mailbox.",
    "pst-unstorable": "The file's name cannot be stored by Windows.",
    "pst-over-quota": "The file is larger than the quota.",
    "pst-case": "Only capital and small letters of the name differ.",
    "pst-ansi": "Old format (ANSI): at most 2 GB, some letters may be lost.",
    "pst-ansi-full": "Old format (ANSI) at its limit of 2 GB: items may be missing.",
    "pst-quota-unknown": "The quota is not known.",
    "pst-over-fat32": "Larger than 4 GB: does not fit on a stick with FAT32.",
    "pst-over-dvd": "Larger than 4.7 GB: does not fit on one DVD.",
}
"""What `record_mail` may find from name, size and format alone."""
CHAIN = {
    "custody-unencrypted": "The device is not encrypted.",
    "custody-broken": "{other} took it over before; somebody else handed it on.",
    "custody-same-person": "{other} handed over to the same person.",
    "custody-time-order": "Not later than the hand-over before ({other}).",
    "custody-manifest-changed": "The checksum of the file list is another one than before.",
    "custody-key-together": "The key travelled with the device.",
    "custody-encryption-missing": "The way of encryption is missing.",
    "custody-serial-missing": "The serial number is missing.",
    "custody-person-missing": "A name is missing.",
    "custody-time-form": "Date and time are missing.",
    "custody-open-end": "Not yet wiped or returned.",
    "custody-proof-missing": "The proof of wiping is missing.",
}
