# Probes that not every program needs: what is charged by more than a row of the table can say.
#
# Compiling all of this takes as long as starting the interpreter does, so count.py takes only the
# parts whose line `# for:` has a site's name. A part's first function makes a site's probes, from
# its name and the table's rows; what a part uses beyond its own text is count.py's.


# for: split rsplit splitlines
def make(name, by_type, plain, type=type, len=len, list=list, str=str, bytes=bytes):
    """A text that is cut costs its pieces, or its letters where these are long."""
    total = lines = 0

    def receiver(value):
        nonlocal lines
        kind = type(value)
        lines = len(value) + 63 >> 6 if kind is str or kind is bytes else 0
        return value

    def result(value):
        nonlocal total
        if lines and type(value) is list:
            pieces = len(value)
            total += pieces if pieces > lines else lines
        return value

    return {"q": receiver, "r": result}, lambda: total


# for: f-string
def make(name, by_type, plain, type=type, len=len, words=words, str=str):
    """Charges a text that was made by its words."""
    total = 0

    def probe(value):
        nonlocal total
        if type(value) is str:
            total += words(value)
        return value

    return {"q": probe}, lambda: total


# for: ==
def make(name, by_type, plain, type=type, len=len, compared=COMPARED, simple=PLAIN, map=map,
         min=min):
    """Charges what two sequences of the same kind have in common from their start."""
    total = 0

    def prefix(one, other, most, text):
        """Twice as long pieces each time, and then back: no more than comparing itself takes."""
        low, step = 0, 16
        while low < most:
            a, b = one[low:low + step], other[low:low + step]
            if not text and not (simple.issuperset(map(type, a))
                                 and simple.issuperset(map(type, b))):
                return most
            if a == b:
                low, step = low + step, 2 * step
            elif step == 1:
                return low
            else:
                step = step // 2 if step <= 16 else 16
        return most

    def probe(value, other):
        nonlocal total
        kind = type(value)
        if kind in compared and type(other) is kind:
            most = min(len(value), len(other))
            if most < 2 or compared[kind] and value[0] != other[0]:
                total += 1
            else:
                total += prefix(other, value, most, compared[kind]) or 1
        return value

    return {"b": probe}, lambda: total


# for: + +=
def make(name, by_type, plain, type=type, len=len, refs=sys.getrefcount, copied=COPIED,
         kinds=TYPES):
    """`+=`, and `+` for the variable that it came from."""
    alone = alone_count()
    total = 0

    def own(value, left):
        nonlocal total
        kind = type(left)
        if type(value) in kinds:
            total += len(value)
            if kind in copied and (kind is not str or refs(left) > alone):
                total += len(left)
        return value

    def outer(value, left):
        nonlocal total
        if type(value) in kinds:
            total += len(value) + (len(left) if type(left) in copied else 0)
        return value

    def again(value, left):
        nonlocal total
        kind = type(left)
        if kind in kinds and type(value) in kinds:
            total += len(value)
            if kind is not str or refs(left) > alone:
                total += len(left)
        return value

    def attribute(value, owner, name):
        nonlocal total
        if type(value) in kinds:
            total += len(value)
            left = attribute_of(owner, name)
            total += len(left) if type(left) in copied else 0
        return value

    def whole(value):
        nonlocal total
        if type(value) in kinds:
            total += len(value)
        return value

    # Before 3.11 a module's variables were made longer in place, too.
    module = outer if sys.version_info >= (3, 11) else own
    return {"b": own, "c": again, "d": attribute, "e": module, "q": whole}, lambda: total


VARS_OF = type.__dict__["__dict__"].__get__


def place_of(kind, name, vars_of=VARS_OF):
    """Where objects of a class keep an attribute: its name there, and what reads the dictionary or
    the slot; nothing where the class may run code of its own."""
    place = name, None
    for base in kind.__mro__:
        held = vars_of(base)
        private = f"_{base.__name__.lstrip('_')}{name}"
        if name.startswith("__") and not name.endswith("__") and kind is base:
            name = private
        if "__dict__" in held and base is not object:
            if type(held["__dict__"]) is not GETSET:
                return name, None
            place = name, held["__dict__"]
        if name in held:
            slot = held[name]
            if type(slot) is MEMBER:
                return name, slot
            if any("__set__" in vars_of(one) for one in type(slot).__mro__):
                return name, None
    return place


def attribute_of(owner, name, type=type, places={}, place_of=place_of,
                 AttributeError=AttributeError):
    """What an attribute holds, without asking the program; None where that cannot be known."""
    kind = type(owner)
    place = places.get((kind, name))
    if place is None:
        if type(kind) is not type or len(places) > 1000:
            return None
        place = places[kind, name] = place_of(kind, name)
    name, reader = place
    if reader is None:
        return None
    try:
        value = reader.__get__(owner)
    except AttributeError:
        return None
    return value.get(name) if type(reader) is GETSET else value


def alone_count(refs=sys.getrefcount):
    """How often a text is held that only its variable has, at the moment it is made longer."""
    seen = 0

    def probe(value, left):
        nonlocal seen
        seen = refs(left)
        return value

    def grow(text):
        piece = text[:1]
        grown = text + text
        grown += probe(piece, grown)
        return grown

    grow("ab")
    return seen


# for: del
def make(name, by_type, plain, type=type, len=len, moved=MOVED, deque=deque, int=int):
    """`del xs[i]`: what lies behind moves, in a deque to the nearer end."""
    total = size = 0
    kind = None

    def receiver(value):
        nonlocal size, kind, total
        kind = type(value)
        size = len(value) if kind in moved else 0
        total += size
        return value

    def index(value):
        nonlocal total, size
        if size and type(value) is int:
            at = min(value if value >= 0 else max(0, size + value), size)
            total -= size - (min(at, size - at) if kind is deque else size - at)
        size = 0
        return value

    return {"q": receiver, "a": index}, lambda: total


# for: slice.set
def make(name, by_type, plain, type=type, len=len, moved=MOVED, int=int):
    """`xs[i:j] = ys`: what is written, and what moves when more or fewer come than go."""
    total = size = start = come = 0

    def written(value):
        nonlocal total, come, start
        come, start = length(value), 0
        total += come
        return value

    def receiver(value):
        nonlocal size
        size = len(value) if type(value) in moved else 0
        return value

    def first(value):
        nonlocal start
        if type(value) is int:
            start = value
        return value

    def last(value):
        nonlocal total
        if size and type(value) is int:
            low, high, _ = slice(start, value).indices(size)
            if max(0, high - low) != come:
                total += size - max(low, high)
        return value

    return {"r": written, "q": receiver, "a": first, "b": last}, lambda: total


# for: find index rfind rindex
def make(name, by_type, plain, type=type, len=len, kinds=TYPES, int=int):
    """From the start to where it is found; when it is not there, an error's case, all of it."""
    backwards = name.startswith("r")
    total = size = start = 0

    def receiver(value):
        nonlocal total, size, start
        size = len(value) if type(value) in kinds and type(value) in by_type else 0
        start = 0
        total += size
        return value

    def second(value):
        nonlocal start
        start = value if type(value) is int else 0
        return value

    def result(value):
        nonlocal total, size
        if size and type(value) is int:
            low = min(max(0, start + size if start < 0 else start), size)
            end = size if value < 0 else value + 1
            used = size - max(0, value) if backwards else max(1, end - low)
            total -= size - used
        size = 0
        return value

    return {"q": receiver, "b": second, "r": result}, lambda: total


# for: rotate
def make(name, by_type, plain, type=type, len=len, deque=deque, int=int):
    """deque.rotate goes the shorter way around."""
    total = size = 0

    def receiver(value):
        nonlocal total, size
        size = len(value) if type(value) is deque else 0
        total += min(size, 1)
        return value

    def first(value):
        nonlocal total
        if size and type(value) is int:
            total += max(0, min(value % size, -value % size) - 1)
        return value

    return {"q": receiver, "a": first}, lambda: total


# for: join
def make(name, by_type, plain, length=length, words=words, type=type, str=str):
    """The pieces, or the text when they are long."""
    total = pieces = 0

    def receiver(value):
        nonlocal pieces
        pieces = 0
        return value

    def first(value):
        nonlocal total, pieces
        pieces = length(value)
        total += pieces
        return value

    def result(value):
        nonlocal total, pieces
        if type(value) is str:
            total += max(0, words(value) - pieces)
        pieces = 0
        return value

    return {"q": receiver, "a": first, "r": result}, lambda: total


# for: sum
def make(name, by_type, plain, type=type, len=len, length=length, copied=(list, tuple)):
    """sum copies what it has so far for each list that comes."""
    total, items = 0, ()

    def first(value):
        nonlocal total, items
        total += length(value)
        items = value if type(value) in copied else ()
        return value

    def second(value):
        nonlocal total, items
        if type(value) in copied:
            made = len(value)
            for item in items:
                made += len(item) if type(item) in copied else 0
                total += made
        items = ()
        return value

    return {"a": first, "b": second}, lambda: total


# for: islice
def make(name, by_type, plain, type=type, int=int, length=length):
    """islice goes through all that lies before its end, or before its start if it has no end."""
    total = start = 0

    def second(value):
        nonlocal total, start
        start = value if type(value) is int else 0
        total += start
        return value

    def third(value):
        nonlocal total
        if type(value) is int and value > start:
            total += value - start
        return value

    return {"b": second, "c": third}, lambda: total


# for: deepcopy
def make(name, by_type, plain, type=type, id=id, len=len, AttributeError=AttributeError,
         attribute=object.__getattribute__, dict=dict, copied=(list, tuple, set, frozenset)):
    """deepcopy copies all that can be reached, and each thing once."""
    total = 0

    def reached(thing):
        """Its items; of an object its attributes, without asking the program's own code."""
        kind = type(thing)
        if kind in copied:
            return thing, ()
        if kind is not dict:
            try:
                thing = attribute(thing, "__dict__")
            except AttributeError:
                return (), ()
        return (thing, thing.values()) if type(thing) is dict else ((), ())

    def first(value):
        nonlocal total
        seen, found = set(), [value]
        while found:
            thing = found.pop()
            items, values = reached(thing)
            if not items or id(thing) in seen:
                continue
            seen.add(id(thing))
            total += len(items)
            found.extend(items)
            found.extend(values)
        return value

    return {"a": first}, lambda: total


# for: sort sorted
def make(name, by_type, plain):
    """A sort of lists only; of any other type's method nothing is known."""
    row = by_type.get(list) or plain
    probes, sum_of = sorting(row)
    if plain is None:
        for letter in "qe":
            probes[letter] = lambda value, probe=probes[letter]: (
                probe(value) if type(value) is list else value)
    return probes, sum_of


def sorting(row, type=type, len=len, list=list, length=length, log=log):
    """What is nearly in order is merged by its runs."""
    total = 0
    known = row.known

    def plain(value):
        nonlocal total
        size = len(value) if type(value) is list else length(value)
        total += known[size] if size in known else row.learn(size)
        return value

    def without_key(value):
        nonlocal total
        if type(value) is not list:
            return plain(value)
        size = len(value)
        whole = known[size] if size in known else row.learn(size)
        runs = runs_of(value)
        total += min(whole, round(size + size * log(runs))) if runs else whole
        return value

    return {"q": plain, "a": plain, "e": without_key}, lambda: total


def runs_of(items, type=type, len=len, map=map, sum=sum, gt=gt, lt=lt, islice=itertools.islice):
    """In how many runs the items stand, upwards or downwards; 0: many, or that cannot be known
    without asking the program."""
    size = len(items)
    if size < 4:
        return 0
    kinds = {*map(type, islice(items, 64))}
    if not (kinds <= NUMBERS or len(kinds) == 1 and kinds <= PLAIN):
        return 0
    most = min(16, size // 4)
    tried = 64
    for part in (items[:tried], items) if size > tried else (items,):
        if part is items and not kinds.issuperset(map(type, items)):
            return 0
        down = sum(map(gt, part, islice(part, 1, None)))
        up = sum(map(lt, part, islice(part, 1, None)))
        runs = min(down, up) + 1
        if runs > most:
            return 0
    return runs


# for: set_| set_& set_- set_^ set_=
def make(name, by_type, plain, type=type, len=len, kinds=frozenset(SETS)):
    """`|` and `^` by what they make, `-` by its left side, `&` by the smaller."""
    total = 0

    def whole(value):
        nonlocal total
        if type(value) in kinds:
            total += len(value)
        return value

    def smaller(value, other):
        nonlocal total
        if type(value) in kinds and type(other) in kinds:
            total += min(len(value), len(other))
        return value

    return {"q": whole, "b": smaller}, lambda: total
