"""Completion: what a shell offers when TAB is pressed on a line of clientctl.

The script of a shell (`completion bash|zsh|fish`) calls the command back with a hidden first word; `answering` reads
the line, asks `completers` what fits, and prints it as the shell's module says. It is silent whatever happens.
"""
