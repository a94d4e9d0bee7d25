"""The one list of what the tablet can ask of HQ. Both ends take paths from here."""

ENROL = "/v1/enrol"  # POST EnrolRequest -> EnrolAnswer, no token
TOKEN = "/v1/token"  # POST TokenRequest -> TokenAnswer, no token
HELLO = "/v1/hello"  # POST HelloRequest -> HelloAnswer
ENTRIES = "/v1/logs/{log_id}/entries"  # POST PushRequest -> PushAnswer
BLOB = "/v1/blobs/{sha256}"  # HEAD -> 200 | 404; PUT bytes -> BlobAnswer
CHANGES = "/v1/changes"  # GET ?epoch=&after=&limit= -> ChangesAnswer
CATALOGUE = "/v1/catalogues/{cat_hash}"  # GET -> the canonical bundle inside CatalogueAnswer
CLOCK = "/v1/clock"  # GET -> ClockAnswer, no token: HQ's time before the first assertion

PUBLIC_VERIFY = "/v/{report_number}"  # page behind the QR of a report, the digest stands in the fragment

NONCE_HEADER = "Feldbuch-Nonce"
"""Sent with every request; the answer's envelope repeats it (H2)."""
DIGEST_HEADER = "Content-Digest"
"""RFC 9530, sha-256=:base64:, on every answer and every blob."""
