"""vCards: people and organisations with their people, as phones and mail programs keep them."""
