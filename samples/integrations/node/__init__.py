"""An integration for Node.js that is mostly right, with three mistakes of its platform."""
