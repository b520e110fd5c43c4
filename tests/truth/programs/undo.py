# argus run tests/truth/programs/undo.py --function play --args 'perm(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""The board is copied before each move, so that it can be taken back."""
import copy


def play(moves):
    board = {square: 0 for square in moves}
    before = None
    undone = 0
    for square in moves:
        before = copy.copy(board)
        board[square] += 1
        if square % 5 == 0:
            board = before
            undone += 1
    return undone
