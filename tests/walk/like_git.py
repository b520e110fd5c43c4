"""Does argus leave out what git ignores? like_git.py ARGUS [ROUNDS [SEED]]

Each round makes a tree of small programs and rules of all kinds in its folders, and compares the
files that `argus analyze` reads, there and in an inner folder, with those that `git check-ignore` does not name.
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
FOLDERS = ["a", "b", "ab", "a b", "[a]", "a*", "x\\y", "foo", "!n", "#c"]
FILES = ["a.py", "b.py", "ab.py", "a b.py", "a.js", "foo.py", "[a].py", "a*.py", "!n.py", "#c.py", "ä.py", "-.js"]
PIECES = ["a", "b", "ab", "foo", ".py", ".js", "*", "*", "**", "?", "/", "/", "/**/", "**/", "/**", "[ab]", "[!a]", "[^b]",
          "[a-z]", "[]a]", "[a", "[[:alpha:]]", "[[:nix:]]", "[a/b]", "[\\a-f]", "\\", "\\a", "\\*", "\\/", "\\[", "!", "#", " ",
          "\\ ", "\t", "c", "n", "ä", ".", "-"]
LIKELY = ["*.py", "*.js", "a", "b/", "/a", "/foo/", "a/**", "**/b", "a/**/b.py", "!a.py", "!*.js", "!a/", "/*", "!/foo",
          "**/ab/*.py", "foo**/a.py", "a*/b*", "*/", "# a", "", "\\#c.py", "\\!n.py", "\\#c/", "ab ", "a\\ b.py", "a b/  "]


def rule(rng):
    if rng.random() < 0.5:
        return rng.choice(LIKELY)
    return rng.choice(["", "", "!"]) + "".join(rng.choices(PIECES, k=rng.randint(1, 5)))


def rules(rng):
    lines = [rule(rng) for _ in range(rng.randint(1, 5))]
    text = rng.choice(["\n", "\n", "\n", "\r\n"]).join(lines) + rng.choice(["", "\n", "\r", "\r\n"])
    return rng.choice(["", "", "", "\ufeff"]) + text


def make_tree(rng, top):
    for path in top.iterdir():
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    folders = [top]
    for _ in range(rng.randint(2, 10)):
        folder = rng.choice(folders) / rng.choice(FOLDERS)
        folder.mkdir(exist_ok=True)
        folders.append(folder)
    for folder in folders:
        for name in rng.sample(FILES, rng.randint(1, 6)):
            (folder / name).write_text("x = 1\n")
        if folder == top or rng.random() < 0.3:
            (folder / ".gitignore").write_bytes(rules(rng).encode())
    exclude = top / ".git/info/exclude"
    exclude.write_bytes(rules(rng).encode() if rng.random() < 0.3 else b"")


def files_of(top):
    return {str(path.relative_to(top)) for path in top.rglob("*.[pj][ys]") if path.is_file() and ".git" not in path.parts}


def taken_by_git(top, files):
    done = subprocess.run(["git", "-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", "--stdin", "-z"],
                          cwd=top, input="\0".join(sorted(files)).encode(), stdout=subprocess.PIPE)
    assert done.returncode in (0, 1), done
    return files - {name for name in done.stdout.decode().split("\0") if name}


def taken_by_argus(argus, top, folder="."):
    done = subprocess.run([argus, "analyze", "--json", "-j1", "--", folder], cwd=top, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    if done.returncode == 2 and b"git ignores" in done.stderr:
        return set()
    return {file["path"] for file in json.loads(done.stdout)["files"]}


def inner_folder(rng, git):
    """A folder below the top that git goes to, for the rules of those above it."""
    inner = sorted({os.path.dirname(name) for name in git} - {""})
    return rng.choice(inner) if inner else None


def show(top):
    for path in [*sorted(top.rglob(".gitignore")), top / ".git/info/exclude"]:
        print(f"  {path.relative_to(top)}: {path.read_bytes()!r}")


def main(argus, rounds="150", seed="1"):
    if not shutil.which("git"):
        print("git is not installed")
        return SKIPPED
    rng = random.Random(int(seed))
    argus = os.path.abspath(argus)
    wrong = left_out = 0
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name).resolve()
        os.environ.update(HOME=name, XDG_CONFIG_HOME=name, GIT_CONFIG_NOSYSTEM="1", LC_ALL="C.UTF-8")
        subprocess.run(["git", "init", "-q", "."], cwd=top, check=True)
        for number in range(int(rounds)):
            make_tree(rng, top)
            files = files_of(top)
            git, ours = taken_by_git(top, files), taken_by_argus(argus, top)
            left_out += len(files - git)
            inner = inner_folder(rng, git)
            if git == ours and inner:
                git = {name for name in git if name.startswith(inner + "/")}
                ours = taken_by_argus(argus, top, inner)
            if git == ours:
                continue
            wrong += 1
            print(f"round {number}: only git takes {sorted(git - ours)}, only argus {sorted(ours - git)}")
            show(top)
    print(f"{rounds} trees, {left_out} files that git ignores, {wrong} trees where argus does not agree")
    return wrong > 0 or left_out == 0


sys.exit(main(*sys.argv[1:]))
