"""Working days by NumPy: python3 days.py > days.txt"""
import random

import numpy as np

random.seed(5)
MASKS = ['1111100', '1010101', '0000001', '1111111', 'Mon Tue Fri', '0111011']
ROLLS = ['forward', 'backward', 'modifiedfollowing', 'modifiedpreceding']

print('# day, other day, offset, roll, days of the week, holidays: busday_offset, busday_count to the other day and')
print('# back, is_busday')
for i in range(80):
    first = i % 7 == 0
    base = np.datetime64('0001-01-03' if first else '2011-01-01' if i % 3 else '1899-12-20')
    day = base + random.randrange(0 if first else -40, 4000)
    holidays = [base + random.randrange(4000) for _ in range(random.choice([0, 1, 5, 20]))]
    holidays += [day + random.randrange(0 if first else -8, 9) for _ in range(random.choice([0, 3, 6]))]
    mask, roll = random.choice(MASKS), random.choice(ROLLS)
    offset = random.choice([0, 1, 5, 100] if first else [0, 1, -1, 2, -3, 10, -17, 200, -200])
    other = day + random.randrange(900)
    given = {'weekmask': mask, 'holidays': holidays}
    answers = [
        np.busday_offset(day, offset, roll=roll, **given), np.busday_count(day, other, **given),
        # Before NumPy 1.25, counts back from the other day held that day and not this one.
        -np.busday_count(day + 1, other + 1, **given), int(np.is_busday(day, **given))]
    print('|'.join(map(str, [day, other, offset, roll, mask, ' '.join(map(str, holidays)), *answers])))
