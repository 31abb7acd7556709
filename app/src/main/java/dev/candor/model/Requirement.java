package dev.candor.model;

import java.util.List;

/**
 * How the levels of a component's parts make its own. {@code of} names the parts; empty means the
 * component's children.
 */
public sealed interface Requirement {
    /** The parts that it looks at; empty means the component's children. */
    List<ComponentId> of();

    /**
     * What the parts' levels come to. Parts that are {@link Level#UNKNOWN} count neither as working
     * nor as failed: the answer is unknown only when they could decide it and nothing worse is
     * sure.
     *
     * @param parts the parts' levels, in any order; none at all means operational
     */
    Level levelOf(List<Level> parts);

    /** No declared dependency: a group that shows what its children are. */
    record None(List<ComponentId> of) implements Requirement {
        /** A group of its children. */
        public static final None CHILDREN = new None(List.of());

        public None {
            of = List.copyOf(of);
        }

        @Override
        public Level levelOf(List<Level> parts) {
            return Requirements.summary(parts);
        }
    }

    /** Works only while every part works. */
    record All(List<ComponentId> of) implements Requirement {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public Level levelOf(List<Level> parts) {
            return Requirements.atLeast(parts.size(), parts);
        }
    }

    /** Works while one part works: a highly available pair. */
    record Any(List<ComponentId> of) implements Requirement {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public Level levelOf(List<Level> parts) {
            return Requirements.atLeast(1, parts);
        }
    }

    /**
     * Works while {@code needed} parts work.
     *
     * @param needed at least 1
     */
    record AtLeast(int needed, List<ComponentId> of) implements Requirement {
        /**
         * @throws IllegalArgumentException when {@code needed} is below 1
         */
        public AtLeast {
            if (needed < 1) {
                throw new IllegalArgumentException("at least 1 part must be needed, not " + needed);
            }
            of = List.copyOf(of);
        }

        @Override
        public Level levelOf(List<Level> parts) {
            return Requirements.atLeast(needed, parts);
        }
    }
}
