import { useEffect, useState } from 'preact/hooks';

/** Whether the device is on a network at all, told anew when that changes. */
export function useNetwork(): boolean {
  const [onNetwork, setOnNetwork] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnNetwork(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    look();
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return onNetwork;
}
