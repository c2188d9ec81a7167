print("daiek")
