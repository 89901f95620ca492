"""The cache: what was read from the clients' files, kept so that only changed files are read again.

It is derived and disposable: it may make answers faster, never different, and whatever is wrong with it, the files
are read instead. It lies in the book's private directory and is never tracked.
"""
