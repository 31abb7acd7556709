package dev.candor.app.figures;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How the process is doing.
 *
 * @param heapUsed bytes
 * @param heapMost bytes; -1 when there is no limit
 * @param otherUsed bytes that the JVM has beside the heap
 * @param collections of the garbage collectors, by name
 * @param openFiles how many file descriptors are open; -1 where the system does not say
 * @param mostFiles how many may be; -1 where the system does not say
 * @param threads how many threads of the system there are
 * @param cpuNanos how long the processors have worked for the process; -1 where that is not known
 */
public record ProcessFigures(
        long heapUsed,
        long heapMost,
        long otherUsed,
        Map<String, Collections> collections,
        long openFiles,
        long mostFiles,
        int threads,
        long cpuNanos) {
    /**
     * What one collector has done since the start.
     *
     * @param count how many collections
     * @param millis for how long
     */
    public record Collections(long count, long millis) {}

    /** As of now. */
    static ProcessFigures now() {
        var memory = ManagementFactory.getMemoryMXBean();
        var heap = memory.getHeapMemoryUsage();
        var collections = new TreeMap<String, Collections>();
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections.put(
                    collector.getName(),
                    new Collections(
                            Math.max(0, collector.getCollectionCount()),
                            Math.max(0, collector.getCollectionTime())));
        }
        return new ProcessFigures(
                heap.getUsed(),
                heap.getMax(),
                memory.getNonHeapMemoryUsage().getUsed(),
                collections,
                system("OpenFileDescriptorCount"),
                system("MaxFileDescriptorCount"),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                system("ProcessCpuTime"));
    }

    /** By name: the attributes of Unix systems are not part of Java SE. */
    private static long system(String attribute) {
        try {
            var name = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
            var value = ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
            return value instanceof Number number ? number.longValue() : -1;
        } catch (JMException _) {
            return -1;
        }
    }
}
