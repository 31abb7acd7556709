package dev.candor.uptime;

import java.time.LocalDate;

/**
 * The figures of one local day, of 23, 24, 25 or however many hours it had.
 *
 * @param day which
 * @param figures of as much of it as counts
 */
public record DayFigures(LocalDate day, Figures figures) {}
