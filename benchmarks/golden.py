def golden_texts(): return ["x"]
