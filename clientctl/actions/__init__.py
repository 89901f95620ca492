"""Use cases: each takes a Workspace and gives an Answer, a Plan or Problems; what joins the rooms below."""
