"""The names of the folders that hold a case."""
import pathlib

for path in sorted(pathlib.Path(__file__).parent.glob("*/cmd")):
    print(path.parent.name)
