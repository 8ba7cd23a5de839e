"""What `schedule.xml` and `schedule.json` of the C3VOC have in common, written and read.

They grew out of Pentabarf and frab; pretalx, Giggity, EventFahrplan and many others know them.

Source: https://c3voc.de/wiki/schedule, https://github.com/voc/schedule (schemas).
"""
