"""People, organisations, roles, permissions and the audit trail."""
