"""Organisation units as the site keeps them: the tree that scopes follow."""
