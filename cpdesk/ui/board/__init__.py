"""The board on the second screen, which everybody in the room can see."""
