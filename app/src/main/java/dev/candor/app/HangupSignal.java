package dev.candor.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Runs something on SIGHUP. Goes through reflection because {@code sun.misc.Signal} is exported but
 * not part of Java SE; where it is missing, {@code candor reload} does the same.
 */
final class HangupSignal {
    private static final Logger LOG = System.getLogger("dev.candor.app");

    private HangupSignal() {}

    /** Installs {@code action}; it runs on a thread of its own and must not throw. */
    static void install(Runnable action) {
        try {
            var signalType = Class.forName("sun.misc.Signal");
            var handlerType = Class.forName("sun.misc.SignalHandler");
            Runnable onThread = () -> Thread.ofVirtual().name("reload").start(action);
            var run =
                    MethodHandles.lookup().bind(onThread, "run", MethodType.methodType(void.class));
            var handler =
                    MethodHandleProxies.asInterfaceInstance(
                            handlerType, MethodHandles.dropArguments(run, 0, signalType));
            signalType
                    .getMethod("handle", signalType, handlerType)
                    .invoke(
                            null,
                            signalType.getConstructor(String.class).newInstance("HUP"),
                            handler);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.INFO, "SIGHUP is not available here; use 'candor reload'", e);
        }
    }
}
