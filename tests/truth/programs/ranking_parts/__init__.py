"""Sorting."""
from .bubble import bubble_sort
