package dev.candor.cli;

import dev.candor.model.NoticeState;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the state of a notice by its name. */
final class StateConverter implements ITypeConverter<NoticeState> {
    @Override
    public NoticeState convert(String text) {
        return NoticeState.ofWireName(text)
                .orElseThrow(() ->
                        new TypeConversionException(
                                Words.unknown(
                                        "state",
                                        text,
                                        NoticeState.values(),
                                        NoticeState::wireName)));
    }
}
