package dev.candor.notify;

import dev.candor.model.Told;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lives a {@link MaintenanceStory} in a process that kills itself with SIGKILL when it passes a
 * point for the n-th time: {@code MaintenanceUntilKilled FOLDER POINT N}. The next life begins with
 * the step in which this one ended. What somebody was told is a line of a file, which no kill of
 * this process takes back.
 */
final class MaintenanceUntilKilled {
    static final String RECEIVED = "received";
    static final String OVER = "over";
    private static final String STEP = "step";

    private MaintenanceUntilKilled() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var marks = TellUntilKilled.marks(arguments[1], Integer.parseInt(arguments[2]));
        var step = folder.resolve(STEP);
        var first = Files.exists(step) ? Integer.parseInt(Files.readString(step)) : 0;
        try (var received =
                        FileChannel.open(
                                folder.resolve(RECEIVED),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND);
                var story = new MaintenanceStory(folder, first, marks)) {
            story.mail.answer(message -> {
                write(received, message);
                return new SendOutcome.Accepted("250 ok");
            });
            story.begin();
            for (var number = first; number < MaintenanceStory.STEPS; number++) {
                story.step(number);
                Files.writeString(step, Integer.toString(number + 1));
            }
        }
        System.out.println(OVER);
    }

    private static void write(FileChannel file, Outgoing message) {
        var told = (Told.OfNotice) message.told();
        var line =
                "%s %s %s %s%n"
                        .formatted(
                                message.key(),
                                message.to().key(),
                                told.occasion().wireName(),
                                told.entry().state().wireName());
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
