"""The records of clients (contacts, orders, deals, …): entries added, listed, changed and removed, all alike.

What they differ in, the schema says: see `kinds`.
"""
