package lacuna.runtime.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands places in batches to workers, in order, and full batches to the consumer, in order. The
 * workers go no further ahead than there are free buffers.
 */
final class BatchQueue {
  /** One image, as the sampler has drawn it, to be brought to one place of a batch. */
  record Place(BatchBuffer buffer, int place, long draw) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition full = lock.newCondition();
  private final Deque<BatchBuffer> free = new ArrayDeque<>();
  private final Deque<BatchBuffer> filling = new ArrayDeque<>();
  private final Sampler sampler;
  private final BatchSampler batchSampler;
  private @Nullable Throwable failure;
  private boolean closed;

  BatchQueue(Sampler sampler, BatchSampler batchSampler) {
    this.sampler = sampler;
    this.batchSampler = batchSampler;
  }

  /** Takes in memory that can be filled. */
  void giveBack(BatchBuffer buffer) {
    lock.lock();
    try {
      free.add(buffer);
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean hasNext() {
    lock.lock();
    try {
      return !filling.isEmpty() || batchSampler.left() > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the oldest batch is full. */
  boolean isReady() {
    lock.lock();
    try {
      BatchBuffer oldest = filling.peek();
      return oldest != null && oldest.done == oldest.size;
    } finally {
      lock.unlock();
    }
  }

  /** The next place, waiting for one; null when there is nothing left to do. */
  @Nullable Place claim() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        Place place = claimNow();
        if (place != null) {
          return place;
        }
        if (batchSampler.left() == 0) {
          return null;
        }
        work.await();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Place claimNow() {
    BatchBuffer buffer = filling.peekLast();
    if (buffer == null || buffer.claimed == buffer.size) {
      buffer = batchSampler.left() == 0 ? null : free.poll();
      if (buffer == null) {
        return null;
      }
      batchSampler.open(buffer);
      filling.add(buffer);
    }
    int place = buffer.claimed++;
    return new Place(buffer, place, sampler.draw(buffer.epoch, (int) (buffer.first + place)));
  }

  /** Reports a place as filled. */
  void done(Place place) {
    lock.lock();
    try {
      BatchBuffer buffer = place.buffer();
      buffer.done++;
      if (buffer.done == buffer.size) {
        full.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Reports what ended a worker; the consumer will throw it. */
  void fail(Throwable cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      closed = true;
      work.signalAll();
      full.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The oldest batch, waiting until it is full. */
  BatchBuffer take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (failure instanceof Error error) {
          throw error;
        }
        if (failure instanceof RuntimeException exception) {
          throw exception;
        }
        if (isReady()) {
          return filling.remove();
        }
        if (closed) {
          throw new IllegalStateException("these batches are closed");
        }
        full.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets the workers end. */
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
      full.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
