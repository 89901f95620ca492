"""Reports: clients and a day become a few tables that say something."""
