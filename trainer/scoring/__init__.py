"""What a play was worth, measured against what could have been achieved."""
