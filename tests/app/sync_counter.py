"""Counts how often SQLite asks the disk to keep what was written: a thin layer over its file system, put in by ctypes.

strace would be a foreign program, a preloaded library would want a compiler; SQLite lets anybody register another file system.
"""

import contextlib
import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import sqlcipher3._sqlite3

_POINTER = ctypes.sizeof(ctypes.c_void_p)
_VFS_BYTES = 16 + 19 * _POINTER  # sqlite3_vfs, version 3
_OPEN_AT = 16 + 3 * _POINTER
_METHODS_BYTES = _POINTER + 18 * _POINTER  # sqlite3_io_methods, version 3
_SYNC_AT = _POINTER + 4 * _POINTER

_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


@dataclass
class Syncs:
    count: int = 0


def _pointer(address: int) -> int:
    return ctypes.c_void_p.from_address(address).value or 0


@contextlib.contextmanager
def counted_syncs() -> Iterator[Syncs]:
    """Databases opened inside are counted as long as they live; the layer stays in memory for good."""
    library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
    library.sqlite3_vfs_find.restype = ctypes.c_void_p
    library.sqlite3_vfs_register.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.sqlite3_vfs_unregister.argtypes = [ctypes.c_void_p]
    usual = library.sqlite3_vfs_find(None)
    syncs = Syncs()
    ours = ctypes.create_string_buffer(ctypes.string_at(usual, _VFS_BYTES), _VFS_BYTES)
    usual_open = _OPEN(_pointer(usual + _OPEN_AT))
    methods: dict[int, tuple[object, ...]] = {}

    def counting(original: int) -> int:
        if original not in methods:
            table = ctypes.create_string_buffer(ctypes.string_at(original, _METHODS_BYTES), _METHODS_BYTES)
            usual_sync = _SYNC(_pointer(original + _SYNC_AT))

            def sync(file: int, flags: int) -> int:
                syncs.count += 1
                return usual_sync(file, flags)

            callback = _SYNC(sync)
            address = ctypes.cast(callback, ctypes.c_void_p).value
            ctypes.c_void_p.from_buffer(table, _SYNC_AT).value = address
            methods[original] = (table, callback, usual_sync)
        table = methods[original][0]
        assert isinstance(table, ctypes.Array)
        return ctypes.addressof(table)

    def opened(vfs: int, name: int, file: int, flags: int, out: int) -> int:
        code = usual_open(vfs, name, file, flags, out)
        original = _pointer(file)
        if code == 0 and original:
            ctypes.c_void_p.from_address(file).value = counting(original)
        return code

    callback = _OPEN(opened)
    ctypes.c_void_p.from_buffer(ours, _OPEN_AT).value = ctypes.cast(callback, ctypes.c_void_p).value
    # Another name, or SQLite would find the usual one under it.
    name = ctypes.create_string_buffer(b"counting")
    ctypes.c_void_p.from_buffer(ours, 16 + _POINTER).value = ctypes.addressof(name)
    library.sqlite3_vfs_register(ctypes.addressof(ours), 1)
    try:
        yield syncs
    finally:
        library.sqlite3_vfs_unregister(ctypes.addressof(ours))
        library.sqlite3_vfs_register(usual, 1)
        _kept.append((ours, callback, name, usual_open, methods))


_kept: list[tuple[object, ...]] = []
"""SQLite may still call into these after the test."""
