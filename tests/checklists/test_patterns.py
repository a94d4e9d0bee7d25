"""Patterns of MACs, serials, numbers, names: the facts' own examples, and properties that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists import patterns
from checklists.patterns import PATTERN_NAMES, checked

HEX = "0123456789ABCDEF"
macs = st.text(alphabet=HEX, min_size=12, max_size=12).filter(
    lambda text: int(text[1], 16) % 2 == 0 and text != "0" * 12 and text != "F" * 12
)


@pytest.mark.parametrize(
    "text",
    [
        "02:ac:1c:59:89:f1",
        "02-AC-1C-59-89-F1",
        "02ac.1c59.89f1",
        " 02AC 1C59 89F1 ",
        "MAC: 02AC1C5989F1",
        "mac 02ac1c5989f1",
    ],
)
def test_a_mac_is_cleaned(text: str) -> None:
    assert patterns.mac(text).value == "02AC1C5989F1"
    assert patterns.mac(text).ok


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "mac-form"),
        ("02AC1C5989F", "mac-form"),
        ("02AC1C5989F1A", "mac-form"),
        ("02AC1C5989G1", "mac-form"),
        ("02AC1C5989ﬀ", "mac-form"),
        ("00:00:00:00:00:00", "mac-empty"),
        ("ff:ff:ff:ff:ff:ff", "mac-empty"),
        ("01:00:5e:00:00:01", "mac-group"),
        ("03AC1C5989F1", "mac-group"),
    ],
)
def test_what_is_no_device_address_is_refused(text: str, problem: str) -> None:
    assert patterns.mac(text).problem == problem


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("805EC0A1B2C3", ()),
        ("0004F2A1B2C3", ()),
        ("02AC1C5989F1", ("mac-local",)),
        ("A4B1C1000001", ("mac-maker-unknown",)),
    ],
)
def test_local_addresses_and_unknown_makers_only_warn(text: str, warnings: tuple[str, ...]) -> None:
    assert patterns.mac(text).warnings == warnings


@given(macs, st.sampled_from([":", "-", " ", ""]), st.booleans())
def test_a_mac_reads_the_same_however_it_is_written(mac: str, between: str, lower: bool) -> None:
    written = between.join(mac[n : n + 2] for n in range(0, 12, 2))
    assert patterns.mac(written.lower() if lower else written).value == mac


def test_makers_are_known() -> None:
    assert patterns.maker("64167F000000") == "Poly"
    assert patterns.maker("7C2F80000000") == "Gigaset"
    assert patterns.maker("FFFFFF000000") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("fch2112abcd", "FCH2112ABCD"), ("S/N: 3145021a0017", "3145021A0017"), ("64167F-0A1B2C", "64167F-0A1B2C")],
)
def test_a_serial_is_cleaned(text: str, value: str) -> None:
    assert patterns.serial(text).value == value
    assert patterns.serial(text).ok


@pytest.mark.parametrize("text", ["", "12345", "-12345", "A" * 31, "12345ß", "１２３４５６"])
def test_what_is_no_serial(text: str) -> None:
    assert patterns.serial(text).problem == "serial-form"


def test_a_cisco_serial_has_its_own_form() -> None:
    assert patterns.serial("FCH2112ABCD", model="Cisco 8851 MPP").warnings == ()
    assert patterns.serial("3145021A0017", model="Cisco 8851 MPP").warnings == ("serial-unlike-maker",)
    assert patterns.serial("3145021A0017", model="Yealink T54W").warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "+493023125214",
        "+49 30 23125-214",
        "+49 (0)30 23125 214",
        "0049 30 23125214",
        "030 / 23125-214",
        "(030) 23125.214",
        "030–23125214",
    ],
)
def test_a_number_becomes_e164(text: str) -> None:
    assert patterns.e164(text).value == "+493023125214"
    assert patterns.e164(text).ok


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("01 5134014", "AT", "+4315134014"),
        ("044 668 18 00", "CH", "+41446681800"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("26 12 34 56", "LU", "+35226123456"),
        ("0170 1234567", "DE", "+491701234567"),
        ("0151 12345678", "DE", "+4915112345678"),
    ],
)
def test_national_numbers_are_read_with_the_country(text: str, country: str, value: str) -> None:
    assert patterns.e164(text, country=country).value == value
    assert patterns.e164(text, country=country).ok


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "phone-empty"),
        ("4,93023E+11", "phone-eaten"),
        ("4.93E+11", "phone-eaten"),
        ("493023125214", "phone-form"),
        ("030 23125 x", "phone-form"),
        ("+490301234567", "phone-form"),
        ("+4930", "phone-length"),
        ("+49151123456", "phone-length"),
        ("+49302312521412345", "phone-length"),
        ("112", "phone-emergency"),
        ("+49 110", "phone-emergency"),
    ],
)
def test_what_is_no_number(text: str, problem: str) -> None:
    assert patterns.e164(text).problem == problem


def test_a_national_number_of_an_unknown_country_is_said_so() -> None:
    assert patterns.e164("012345678", country="XX").problem == "phone-country"
    assert patterns.e164("+5551234567", country="XX").ok


def test_strict_e164_cleans_nothing() -> None:
    assert patterns.is_e164("+493023125214")
    assert not any(map(patterns.is_e164, ["030 23125214", "+49 30 23125214", "+49151123456", "+４９3023125214"]))


@given(
    st.integers(min_value=0, max_value=999),
    st.sampled_from(["+4930 23125", "069 90009", "0049 40 66969", "(0221) 4710"]),
)
def test_sample_numbers_of_the_regulator_are_good(last: int, front: str) -> None:
    found = patterns.e164(f"{front} {last:03}")
    assert found.ok and not found.warnings
    assert patterns.e164(found.value) == found


@pytest.mark.parametrize(
    "text",
    [
        "110",
        "112",
        "0112",
        "00112",
        "+49110",
        "+49 112",
        "0049 110",
        "1 1 2",
        "1-1-0",
        "(112)",
        "*67 112",
        "#31#110",
        "１１２",
        "tel:112",
    ],
)
def test_emergency_numbers_are_refused_as_test_targets_in_every_guise(text: str) -> None:
    assert patterns.dialable(text).problem == "emergency"


@given(
    st.sampled_from(["110", "112"]),
    st.sampled_from(["", "0", "00", "+49", "0049", "*67", "#31#"]),
    st.text(alphabet=" -./()", max_size=3),
    st.text(alphabet=" -./()", max_size=3),
)
def test_no_writing_hides_an_emergency_number(number: str, front: str, between: str, after: str) -> None:
    assert patterns.dialable(f"{front}{between}{number[0]}{after}{number[1:]}").problem == "emergency"


@pytest.mark.parametrize("text", ["116117", "115", "0900 123456", "0137 1234567", "11833", "+49 116117"])
def test_special_numbers_are_no_test_targets(text: str) -> None:
    assert patterns.dialable(text).problem == "no-test-target"


@pytest.mark.parametrize("text", ["0171 1234567", "030 23125214", "214", "+4917112345678"])
def test_ordinary_numbers_may_be_called(text: str) -> None:
    assert patterns.dialable(text).ok and not patterns.dialable(text).warnings


def test_a_number_that_begins_like_an_emergency_call_warns() -> None:
    assert patterns.dialable("11234").warnings == ("begins-emergency",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("030 23125214", None),
        ("+493023125214", None),
        ("0900 1234567", "clid-banned"),
        ("0137 1234567", "clid-banned"),
        ("+49 116117", "clid-banned"),
        ("11833", "clid-banned"),
        ("112", "clid-banned"),
        ("0110", "clid-banned"),
        ("+43 1 5134014", "clid-foreign"),
        ("abc", "phone-form"),
    ],
)
def test_a_caller_number_the_customer_may_show(text: str, problem: str | None) -> None:
    assert patterns.clid(text).problem == problem


def test_a_shared_cost_caller_number_warns() -> None:
    assert patterns.clid("0180 1234567").warnings == ("clid-some-networks",)


@pytest.mark.parametrize("text", ["10", "214", "999999", " 214 "])
def test_an_extension(text: str) -> None:
    assert patterns.extension(text).ok


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0", "extension-form"),
        ("5", "extension-form"),
        ("012", "extension-form"),
        ("1234567", "extension-form"),
        ("12a", "extension-form"),
        ("２１４", "extension-form"),
        ("110", "extension-emergency"),
        ("1123", "extension-emergency"),
    ],
)
def test_what_is_no_extension(text: str, problem: str) -> None:
    assert patterns.extension(text).problem == problem


@given(st.integers(min_value=10, max_value=999_999))
def test_extensions_fail_only_where_they_begin_like_an_emergency_number(number: int) -> None:
    assert patterns.extension(str(number)).ok != str(number).startswith(("110", "112"))


@pytest.mark.parametrize("text", ["d.fassbender@musterbau.example", "a+b@x-y.de", "o'neil@firma.local", "ä@übung.de"])
def test_a_mail_address(text: str) -> None:
    assert patterns.mail(text).ok and patterns.is_mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "@b.de",
        "a@",
        "a@b",
        "a@@b.de",
        "a@b@c.de",
        "a b@c.de",
        "a@b..de",
        ".a@b.de",
        "a.@b.de",
        "a@-b.de",
        "a" * 65 + "@b.de",
        "a@" + "b" * 250 + ".de",
        "a\u200b@b.de\n x",
    ],
)
def test_what_is_no_mail_address(text: str) -> None:
    assert patterns.mail(text).problem == "mail-form"


def test_a_long_mail_address_warns() -> None:
    assert patterns.mail("a" * 60 + "@" + "b" * 30 + ".de").warnings == ("mail-long",)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("m.lukasik@kanzlei.example", True),
        ("kein upn", False),
        ("a@b", False),
        ("a@b.c", False),
        ("m lukasik@kanzlei.example", False),
    ],
)
def test_logon_names(text: str, good: bool) -> None:
    assert patterns.is_upn(text) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("m.lukasik", True),
        ("a" * 20, True),
        ("a" * 21, False),
        ("", False),
        ("a@b", False),
        ("a/b", False),
        ("a\tb", False),
    ],
)
def test_logon_names_from_before_windows_2000(text: str, good: bool) -> None:
    assert patterns.is_sam(text) is good


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("Max.Mustermann@Firma.de", "Max.Mustermann.pst"),
        ("Mustermann.max@Firma.de", "Mustermann.max.pst"),
        ("Mustermann@Firma.de", "Mustermann.pst"),
        ("MM@Firma.de", "MM.pst"),
    ],
)
def test_pst_names_of_the_service_description(address: str, name: str) -> None:
    found = patterns.pst_name(name, address=address)
    assert found.ok and not found.warnings
    assert patterns.pst_name(name.lower(), address=address).warnings == ("pst-case",)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("backup.Max.Mustermann.pst", "pst-other-name"),
        ("Max.Mustermann.pst.pst", "pst-other-name"),
        ("Max.Mustermann.ost", "pst-form"),
        ("Max.Mustermann@Firma.de.pst", "pst-form"),
        (".pst", "pst-form"),
        ("con.pst", "pst-unstorable"),
        ("a?b.pst", "pst-unstorable"),
    ],
)
def test_wrong_pst_names(name: str, problem: str) -> None:
    assert patterns.pst_name(name, address="Max.Mustermann@Firma.de").problem == problem


@pytest.mark.parametrize("text", ["192.168.40.114", "10.0.0.1", "172.16.1.254"])
def test_addresses_of_a_phone(text: str) -> None:
    assert patterns.ipv4(text).ok


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("192.168.40", "ipv4-form"),
        ("192.168.40.256", "ipv4-form"),
        ("192.168.40.１", "ipv4-form"),
        ("a.b.c.d", "ipv4-form"),
        ("169.254.3.4", "ipv4-self-assigned"),
        ("0.0.0.0", "ipv4-no-host"),
        ("255.255.255.255", "ipv4-no-host"),
    ],
)
def test_what_is_no_address_of_a_phone(text: str, problem: str) -> None:
    assert patterns.ipv4(text).problem == problem


def test_network_and_broadcast_address_are_no_host() -> None:
    assert patterns.ipv4("192.168.40.0", prefix=24).problem == "ipv4-no-host"
    assert patterns.ipv4("192.168.40.255", prefix=24).problem == "ipv4-no-host"
    assert patterns.ipv4("192.168.40.255", prefix=16).ok


@pytest.mark.parametrize("text", ["5.9.4.3247", "sip78xx.11-3-7MPP0001-11", "22.9.8"])
def test_versions_of_the_facts(text: str) -> None:
    assert patterns.version(text).ok


@pytest.mark.parametrize("text", ["", "neueste", ".5", "5" * 61, "5;x"])
def test_what_is_no_version(text: str) -> None:
    assert patterns.version(text).problem == "version-form"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("blf.ap07@musterbau.example", True),
        ("sip:blf@x.example", True),
        ("blf", False),
        ("b f@x.de", False),
        ("a" * 160 + "@x", False),
    ],
)
def test_list_addresses(text: str, good: bool) -> None:
    assert patterns.blf_uri(text).ok is good


@pytest.mark.parametrize(
    ("text", "country", "good"),
    [
        ("01067", "DE", True),
        ("1067", "DE", False),
        ("010670", "DE", False),
        ("1010", "AT", True),
        ("8001", "CH", True),
        ("80011", "CH", False),
        ("SW1A 1AA", "GB", True),
        ("", "GB", False),
    ],
)
def test_post_codes(text: str, country: str, good: bool) -> None:
    assert patterns.is_post_code(text, country) is good


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("214", "214", None),
        ("030 23125-214", "+493023125214", None),
        ("+49 30 23125 214", "+493023125214", None),
        ("112", "112", "extension-emergency"),
        ("0112", "0112", "phone-emergency"),
        ("7", "7", "extension-form"),
        ("Zentrale", "Zentrale", "phone-form"),
    ],
)
def test_a_service_is_reached_by_number_or_extension(text: str, value: str, problem: str | None) -> None:
    found = checked("P-DIAL", text)
    assert (found.value, found.problem) == (value, problem)


@given(st.sampled_from(sorted(PATTERN_NAMES)), st.text(max_size=60))
def test_any_text_gets_an_answer_and_a_good_value_stays_good(name: str, text: str) -> None:
    found = checked(name, text)
    if found.ok:
        again = checked(name, found.value)
        assert (again.ok, again.value) == (True, found.value)


def test_the_dispatcher_passes_on_what_a_pattern_needs() -> None:
    assert checked("P-E164", "044 668 18 00", country="CH", model="x").value == "+41446681800"
    assert checked("P-SERIAL", "3145021A0017", model="Cisco 7841", country="DE").warnings == ("serial-unlike-maker",)
    assert checked("P-PSTNAME", "b.pst", address="a@x.de").problem == "pst-other-name"
    assert checked("P-EXT", "20", access_digit="20").problem == "extension-access-digit"
    with pytest.raises(KeyError):
        checked("P-NONE", "x")
