"""Named tuples as `typing` has them, made ten times faster: a build makes 220 kinds of them before it does anything.

To make one takes `typing` 0.08 to 0.16 ms, most of it to compile each annotation and a constructor: 30 ms of a build
whose charts are cached.  Here annotations stay the texts that they are (each module asks for that), and the
constructor is one function of so many arguments, in which their names are put: 0.008 ms.  What is made is used as fast,
and does and prints what `typing`'s does.  Type checkers are shown `typing`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter  # a property that gives a field, in C where there is one
    from functools import cache
    from types import FunctionType

    _made = tuple.__new__
    _SCOPE = {"_made": _made}

    class _Record(tuple):
        """What all of them can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            fields, values = self._fields, [*self]
            try:
                for name, value in changes.items():
                    values[fields.index(name)] = value
            except ValueError:
                unknown = [name for name in changes if name not in fields]
                raise ValueError(f"Got unexpected field names: {unknown!r}") from None
            return _made(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(map('{}={!r}'.format, self._fields, self))})"

        def __getnewargs__(self):  # for pickle and copy
            return tuple(self)

    class _RecordType(type):
        """Makes one of a class statement; its own type is the usual one, whose instances are told fastest."""

        def __new__(cls, name, bases, space):
            fields = tuple(space.get("__annotations__", ()))
            defaults = {field: space.pop(field) for field in fields if field in space}
            if (*defaults,) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name} has a field without a default after one that has one")
            names = {"co_varnames": ("_cls", *fields), "co_name": "__new__", "co_qualname": f"{name}.__new__"}
            made = FunctionType(_constructor(len(fields)).replace(**names), _SCOPE, None, (*defaults.values(),))
            space |= {field: _tuplegetter(index, field) for index, field in enumerate(fields)}
            space |= {"__new__": made, "__slots__": (), "__match_args__": fields}
            space |= {"_fields": fields, "_field_defaults": defaults}
            return type.__new__(type, name, (_Record, *bases[1:]), space)

    @cache
    def _constructor(count):
        """The code that makes a tuple of so many arguments."""
        names = "".join(f"_{index}, " for index in range(count))
        return eval(f"lambda _cls, {names}: _made(_cls, ({names}))").__code__

    class _Base:
        """What a class statement names as its base; the class gets another one."""

        _stand_in = type.__new__(_RecordType, "NamedTuple", (), {})

        def __mro_entries__(self, bases):
            return (self._stand_in,)

    NamedTuple = _Base()
