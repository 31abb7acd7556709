package dev.candor.publish.view;

/**
 * A maintenance to come.
 *
 * @param entry the notice
 * @param weekday for the calendar leaf: {@code Sat}
 * @param day of the month: {@code 23}
 * @param month {@code Jan}
 * @param date the whole day, for those who do not see the leaf
 * @param overdue whether its planned start has passed and it has not begun
 */
public record PlannedView(
        EntryView entry, String weekday, String day, String month, String date, boolean overdue) {}
